/**
 * The keys under which personal values are kept: one for each data subject, itself wrapped by a master key. A value is
 * sealed at the door, before it is mapped, stored or sent; destroying its key is how it is forgotten. Nothing here knows
 * where keys or values are stored.
 */
package dev.whence.privacy;
