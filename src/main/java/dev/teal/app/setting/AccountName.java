package dev.teal.app.setting;

/** The name of service accounts, each in its namespace. */
public record AccountName(String text) {}
