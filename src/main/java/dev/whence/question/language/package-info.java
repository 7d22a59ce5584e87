/** A language model that may help to understand and to word; without one everything works too. */
package dev.whence.question.language;
