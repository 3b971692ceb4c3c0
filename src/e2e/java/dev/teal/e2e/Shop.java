package dev.teal.e2e;

import dev.teal.git.TestRepository;

/**
 * The files that people write, each case with a namespace and node port of its own.
 *
 * @param namespace where it runs
 * @param nodePort where it answers
 */
record Shop(String namespace, int nodePort) {

    /** {@code shop-VERSION}, three pods of {@code janakiramm/myapp:IMAGE}, without a readiness probe. */
    String deployment(String version, String image) {
        return deployment(version, image, 3);
    }

    String deployment(String version, String image, int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: shop-%1$s
                  namespace: %2$s
                spec:
                  replicas: %4$d
                  selector:
                    matchLabels:
                      app: shop
                      version: %1$s
                  template:
                    metadata:
                      labels:
                        app: shop
                        version: %1$s
                    spec:
                      terminationGracePeriodSeconds: 5
                      containers:
                        - name: shop
                          image: janakiramm/myapp:%3$s
                          imagePullPolicy: IfNotPresent
                          ports:
                            - containerPort: 80
                """.formatted(version, namespace, image, replicas);
    }

    /** The Service, which selects {@code version} in Git. */
    String service(String version) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: shop
                  namespace: %1$s
                spec:
                  type: NodePort
                  ports:
                    - port: 80
                      nodePort: %2$d
                      name: http
                  selector:
                    app: shop
                    version: %3$s
                """.formatted(namespace, nodePort, version);
    }

    /** Exactly so many pods. */
    String autoscaler(String version, int replicas) {
        return autoscaler(version, replicas, replicas);
    }

    /** By the CPU that pods use of what they request. */
    String autoscaler(String version, int min, int max) {
        return """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata:
                  name: shop-%1$s
                  namespace: %2$s
                spec:
                  scaleTargetRef:
                    apiVersion: apps/v1
                    kind: Deployment
                    name: shop-%1$s
                  minReplicas: %3$d
                  maxReplicas: %4$d
                  metrics:
                    - type: Resource
                      resource:
                        name: cpu
                        target:
                          type: Utilization
                          averageUtilization: 80
                """.formatted(version, namespace, min, max);
    }

    /** A Deployment whose number is an autoscaler's: none in the file, and a request for CPU. */
    String scaled(String version, String image) {
        return deployment(version, image)
                .replace("  replicas: 3\n", "")
                .replace("          ports:\n", "          resources: {requests: {cpu: 10m}}\n          ports:\n");
    }

    /** v1 in green and active, v2 in blue: pushed. */
    TestRepository warm(TestRepository repository) {
        return repository
                .write("green.yaml", deployment("v1", "v1"))
                .write("blue.yaml", deployment("v2", "v2"))
                .write("service.yaml", service("v1"))
                .write("active-color", "green\n")
                .commit("Serve v1, v2 is warm")
                .push();
    }
}
