/** From words to an interpretation, and from numbers back to words. No language model. */
package dev.whence.question;
