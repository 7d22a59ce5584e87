/** Words: how a question is cut into tokens and folded, so that the same word always looks the same. */
package dev.whence.question.text;
