package dev.teal.app;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same pages, drawn by the native binary, in which a template can't look up what nobody has told the builder of. */
@QuarkusIntegrationTest
class PagesIT extends PagesTest {}
