package dev.teal.app;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same story, told by the native binary. */
@QuarkusIntegrationTest
class ProgramIT extends ProgramTest {}
