/** Events in position order become a columnar star schema in DuckDB, which can be thrown away and built again. */
package dev.whence.projection;
