/** Camel routes where YAML will not do, the REST binding and the error policy. Routes move things; beans know things. */
package dev.whence.routes;
