using System.Net;
using System.Text;
using Customary.Server.Tests.Running;

namespace Customary.Server.Tests.Storage;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_request_that_was_accepted_is_finished_before_the_service_closes()
    {
        using var file = new StoreFile();
        string id;
        var service = await ServiceUnderTest.StartAsync(StoreKind.Sqlite, path: file.Path);
        var partner = await service.SignInAsync();
        using (var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }))
        {
            // Asked for its body, a request is inside the service; the service closes before it gets the body.
            using var body = new SlowBody(Valid.Customer().ToJsonString());
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Http.BaseAddress!, "/v1/customers")) { Content = body };
            request.Headers.ExpectContinue = true;
            request.Headers.Authorization = new("Bearer", partner.Token);
            var answering = http.SendAsync(request);
            await body.IsAskedFor;
            var closing = service.DisposeAsync().AsTask();
            body.Release();
            using var answer = await answering;
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            id = answer.Headers.Location!.ToString();
            await closing;
        }

        await using var again = await ServiceUnderTest.StartAsync(StoreKind.Sqlite, path: file.Path);
        (await (await again.SignInAsync(tenant: partner.Tenant.ToString())).GetAsync(id)).Status.ShouldBe(200);
    }

    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] _text;
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowBody(string text)
        {
            _text = Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new("application/json");
        }

        public Task IsAskedFor => _asked.Task;

        public void Release() => _released.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _asked.TrySetResult();
            await _released.Task;
            await stream.WriteAsync(_text);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _text.Length;
            return true;
        }
    }
}
