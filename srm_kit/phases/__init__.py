"""What a notebook calls: one module per phase, one function per cell, and the hand-over between phases."""
