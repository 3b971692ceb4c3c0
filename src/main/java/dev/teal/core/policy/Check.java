package dev.teal.core.policy;

/** Something that a color has to show. */
public sealed interface Check permits HttpCheck, JobCheck {}
