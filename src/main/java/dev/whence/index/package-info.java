/** Gists, embeddings and search by meaning. */
package dev.whence.index;
