"""The bundled story: sample pages of January 2022 in Kazakhstan, written for Runut, with every slip it looks for."""
