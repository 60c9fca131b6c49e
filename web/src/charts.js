// Loaded by the desk when a picture is asked to answer.
import { chart, map } from "./alive.js";

window.runutAlive = { chart, map };
