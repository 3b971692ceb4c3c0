/** What of the cluster a decision is made from: {@link dev.teal.kube.look.Look} first, the others each read one kind. */
package dev.teal.kube.look;
