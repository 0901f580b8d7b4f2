namespace Customary.Client;

/// <summary>A client of one kind of resource. All its members are virtual, so that tests can replace them.</summary>
public abstract class ResourceClient
{
    private readonly ApiPipeline? _pipeline;

    private protected ResourceClient(ApiPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected ResourceClient()
    {
    }

    /// <summary>The sender of the requests.</summary>
    private protected ApiPipeline Pipeline => _pipeline ?? throw new NotSupportedException("A client that was created for tests must override this member.");

    /// <summary>Returns a list of the service.</summary>
    private protected PagedResourceList<T> List<T>(string operation, string path, CancellationToken cancellationToken) =>
        new(Pipeline, ApiRequest.Get(operation, path), null, seek: true, cancellationToken);
}
