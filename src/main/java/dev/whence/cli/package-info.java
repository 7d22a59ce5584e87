/** The commands that a person types. They parse, ask the rooms below, and print. */
package dev.whence.cli;
