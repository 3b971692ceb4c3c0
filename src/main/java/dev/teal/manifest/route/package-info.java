/** Which Services are moved, and to which color. */
package dev.teal.manifest.route;
