/**
 * Events in position order become a columnar star schema in DuckDB, which can be thrown away and built again. What the
 * star is, and how events become its rows, is said in SQL files under {@code projections/}; this room runs them, a batch
 * and its checkpoint in one transaction.
 */
package dev.whence.projection;
