package dev.teal.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx:1.27-alpine",
                "registry:5000/shop",
                "localhost/shop:1",
                "gcr.io/a/b/c:v1.0_2",
                "Registry.example.com/shop:BUILD-123",
                "my__shop:RELEASE",
                "yourls:1.9",
                "shop@sha256:00ff"
            })
    void imagesThatARegistryCanHaveAreFine(String image) {
        assertThat(new ImageName(image).mistake()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "IMAGE_TAG",
                "$IMAGE",
                "shop:${TAG}",
                "shop:$(TAG)",
                "<your-image>",
                "%IMAGE%",
                "@image@",
                "YOUR_DOCKERHUB_USER/shop:1.0",
                "your-registry/shop:1.0",
                "yourname/shop",
                "eu.gcr.io/[PROJECT]/shop:2.0",
                "ACCOUNT_ID.dkr.ecr.REGION.amazonaws.com/shop:1.0",
                "#{registry}#/shop:1.0",
                "xxxx.azurecr.io/shop",
                "__IMAGE__",
                "shop:VERSION",
                "shop:GIT_SHA",
                "REPLACE_ME",
                "shop:CHANGEME",
                "Shop",
                "shop:",
                "my shop",
                "shop:1:2"
            })
    void placeholdersAndWhatNoRegistryCanHaveAreMistakes(String image) {
        assertThat(new ImageName(image).mistake()).isNotEmpty();
    }
}
