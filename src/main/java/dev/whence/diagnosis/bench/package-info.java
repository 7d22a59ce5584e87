/** Measures how well root causes are found, beside published methods, on generated incidents: {@code bench/why}. */
package dev.whence.diagnosis.bench;
