/**
 * Any semantic model over data where it is: a folder of files, or a schema of a PostgreSQL. What is asked of it goes the same
 * way as what is asked of the events: the same understanding, the same SQL, the same evidence, here of rows.
 */
package dev.whence.models;
