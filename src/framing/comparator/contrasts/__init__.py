"""What sets the sources apart: the contrasts that a careful reader would report, the most telling first."""
