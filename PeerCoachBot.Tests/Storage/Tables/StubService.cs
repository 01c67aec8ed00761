using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>A Table service whose answers a test writes down beforehand, with a clock that the test drives.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = new();

    public StubService(Patience? patience = null)
    {
        patience ??= new Patience();
        var key = new SharedKey("a", "a2V5");
        var options = new Options { RetryPolicy = new Retries(patience, Clock), Transport = new HttpClientTransport(new HttpClient(this)) };
        Service = new TableService(
            HttpPipelineBuilder.Build(options, new SharedKeyPolicy(key, Clock)),
            new Uri("https://a.table.core.windows.net"),
            patience,
            Clock);
    }

    public FakeClock Clock { get; } = new();

    public TableService Service { get; }

    /// <summary>What was sent: its address, its date and its signature.</summary>
    public List<(Uri Address, string Date, string Signature)> Sent { get; } = [];

    public StubService Then(HttpStatusCode status, string body = "", params IReadOnlyList<(string Name, string Value)> headers)
    {
        answers.Enqueue(_ =>
        {
            HttpResponseMessage answer = new(status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers)
                answer.Headers.TryAddWithoutValidation(name, value);
            return Task.FromResult(answer);
        });
        return this;
    }

    /// <summary>No answer to this one.</summary>
    public StubService ThenSilence()
    {
        answers.Enqueue(async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            throw new InvalidOperationException("Silence does not end.");
        });
        return this;
    }

    /// <summary>Asks for a row.</summary>
    public Task<TableRow?> FindAsync() => Service.FindAsync("T", "p", "r", default);

    /// <summary>Waits until the client has sent so often and waits until a moment, and no earlier one.</summary>
    public async Task PausesAsync(int sent, DateTimeOffset until)
    {
        while (Sent.Count < sent || Clock.NextTimer() != until)
            await Task.Yield();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add((request.RequestUri!, request.Headers.GetValues("x-ms-date").Single(), request.Headers.GetValues("Authorization").Single()));
        return answers.TryDequeue(out var answer) ? answer(cancellationToken) : throw new InvalidOperationException("One request too many.");
    }

    private sealed class Options : ClientOptions;
}
