/** Time expressions: from words and a clock to stretches of the calendar. Pure. */
package dev.whence.question.time;
