/** What the web console needs from the server; its pages are resources. */
package dev.whence.console;
