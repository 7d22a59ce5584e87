/** The bench of asking: how fast a hub answers, beside SQL on the source's tables and while changes arrive. */
package dev.whence.asking;
