/**
 * Real servers for tests. {@link dev.whence.testing.Services} gives PostgreSQL with TimescaleDB and pgvector, and Kafka,
 * from the first of these that is there: servers named by the environment, a Docker engine, local processes. Where none
 * can be had, the test fails; it is never skipped.
 */
package dev.whence.testing;
