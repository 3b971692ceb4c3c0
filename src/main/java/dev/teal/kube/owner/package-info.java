/** Whose fields of a live object are, by its {@code managedFields} (KEP-555). */
package dev.teal.kube.owner;
