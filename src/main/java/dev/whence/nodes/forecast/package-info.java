/** Series of numbers and what may come after them: simple methods, chosen and judged by how well they would have told the past. */
package dev.whence.nodes.forecast;
