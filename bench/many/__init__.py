"""What bench/scale is made of: nothing here knows Teal's code, only its files, its JSON and its requests."""
