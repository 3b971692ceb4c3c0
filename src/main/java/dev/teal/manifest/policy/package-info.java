/** The file {@code teal.yaml}: what a folder says of how its color is to be tested, watched and put away. */
package dev.teal.manifest.policy;
