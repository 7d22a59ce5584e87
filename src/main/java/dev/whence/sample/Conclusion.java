package dev.whence.sample;

/** What has to be derived, by type and subject. */
public record Conclusion(String type, String subject) {}
