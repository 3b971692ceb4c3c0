"""What bench/neighbours is made of, beside what bench/scale is."""
