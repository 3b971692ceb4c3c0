/** What has happened to applications, and programs and chats that are told that. */
package dev.teal.told.event;
