/** The four domain nodes that answer: customer, revenue, inventory, product. */
package dev.whence.nodes;
