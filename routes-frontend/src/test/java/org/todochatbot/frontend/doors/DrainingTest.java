package org.todochatbot.frontend.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class DrainingTest {

    @TempDir
    private Path folder;

    @Test
    void connectionsAreKeptUntilTheProcessIsAboutToBeStopped() throws Exception {
        Path file = folder.resolve("draining");
        Draining draining = new Draining(file);

        assertThat(answer(draining).getHeader("Connection")).isNull();
        Files.createFile(file);
        assertThat(answer(draining).getHeader("Connection")).isEqualTo("close");
    }

    private static MockHttpServletResponse answer(Draining draining) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        draining.doFilter(new MockHttpServletRequest("POST", "/api/chat"), response, new MockFilterChain());
        return response;
    }
}
