# Builds and runs the server. REGISTRY is the registry from which your engine pulls Microsoft's .NET images:
#   docker build --build-arg REGISTRY=<registry> --tag customary .
ARG REGISTRY

FROM ${REGISTRY}/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Customary.Server --configuration Release --output /app && mkdir /data

FROM ${REGISTRY}/dotnet/aspnet:10.0
COPY --from=build /app /app
# The user of the .NET images. The server writes only below /data, so the root file system can be read-only.
COPY --from=build --chown=1654:1654 /data /data
USER 1654
ENV CUSTOMARY_URLS=http://*:5080 \
    CUSTOMARY_STORAGE=sqlite:/data/customary.db \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/app/customary", "ready"]
ENTRYPOINT ["/app/customary"]
