/** What a hub keeps and what it endures, tried against real servers: {@code bench/kills}. */
package dev.whence.cli.bench;
