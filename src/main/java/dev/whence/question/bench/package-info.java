/** Scores answers to a file of questions with known answers: {@code bench/questions}. */
package dev.whence.question.bench;
