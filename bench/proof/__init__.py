"""What bench/switches is made of: nothing here knows Teal's code, only its files, its requests and its marks."""
