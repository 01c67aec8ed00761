using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Door;

/// <summary>When keys are fetched, how long they hold, and what an outage does.</summary>
public sealed class KeyRingTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeClock clock = new();
    private readonly KeyService service = new();
    private readonly KeyRing ring;

    public KeyRingTests()
    {
        var registration = Registration.Read(new ConfigurationBuilder().AddInMemoryCollection([new("MicrosoftAppId", Mint.AppId)]).Build())!;
        ring = new KeyRing(new KeySource(new HttpClient(service), registration, clock), clock, NullLogger<KeyRing>.Instance);
    }

    public void Dispose()
    {
        ring.Dispose();
        service.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many()
    {
        var hold = service.Hold();
        var many = Enumerable.Range(0, 20).Select(_ => ring.CurrentAsync(CancellationToken.None)).ToList();
        hold.SetResult();
        Assert.All(await Task.WhenAll(many), keys => Assert.Equal(1, keys.Count));
        Assert.Equal(1, service.Fetches);
    }

    [Fact]
    public async Task Keys_are_fetched_again_after_half_a_day()
    {
        await AssertKnownAsync("key-1");
        service.Ids = ["key-2"];
        clock.Advance(KeyRing.RefreshedAfter - Moment);
        await AssertKnownAsync("key-1");
        clock.Advance(Moment);
        await AssertKnownAsync("key-2");
        Assert.Equal(2, service.Fetches);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_used_for_no_longer_than_a_day()
    {
        await AssertKnownAsync("key-1");
        service.Ids = ["key-2"];
        clock.Advance(TimeSpan.FromHours(24));
        await AssertKnownAsync("key-2");
    }

    [Fact]
    public async Task When_fetching_fails_the_last_good_keys_hold_for_a_day()
    {
        await AssertKnownAsync("key-1");
        service.Status = HttpStatusCode.ServiceUnavailable;
        clock.Advance(KeyRing.RefreshedAfter);
        await AssertKnownAsync("key-1");
        await AssertKnownAsync("key-1");
        Assert.Equal(2, service.Fetches);

        clock.Advance(KeyRing.UsableFor - KeyRing.RefreshedAfter - Moment);
        await AssertKnownAsync("key-1");
        clock.Advance(Moment);
        await AssertKnownAsync();

        // It is over: nobody waits long for it.
        service.Status = HttpStatusCode.OK;
        clock.Advance(KeyRing.FloorWithoutKeys);
        await AssertKnownAsync("key-1");
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_asked_for_at_once_and_then_every_five_minutes()
    {
        var known = await ring.CurrentAsync(CancellationToken.None);
        service.Ids = ["key-1", "key-2"];
        known = await ring.NewerAsync(known, CancellationToken.None);
        Assert.NotNull(known.Find("key-2"));

        for (var made = 0; made < 50; made++)
            Assert.Same(known, await ring.NewerAsync(known, CancellationToken.None));
        Assert.Equal(2, service.Fetches);

        service.Ids = ["key-3"];
        clock.Advance(KeyRing.Floor - Moment);
        Assert.Same(known, await ring.NewerAsync(known, CancellationToken.None));
        clock.Advance(Moment);
        Assert.NotNull((await ring.NewerAsync(known, CancellationToken.None)).Find("key-3"));
        Assert.Equal(3, service.Fetches);
    }

    [Fact]
    public async Task Many_that_lack_the_same_key_cause_one_fetch()
    {
        var known = await ring.CurrentAsync(CancellationToken.None);
        service.Ids = ["key-2"];
        var hold = service.Hold();
        var many = Enumerable.Range(0, 20).Select(_ => ring.NewerAsync(known, CancellationToken.None)).ToList();
        hold.SetResult();
        Assert.All(await Task.WhenAll(many), keys => Assert.NotNull(keys.Find("key-2")));
        Assert.Equal(2, service.Fetches);
    }

    [Fact]
    public async Task An_outage_at_the_start_is_over_soon_after_it_ends()
    {
        service.Status = HttpStatusCode.BadGateway;
        await AssertKnownAsync();
        for (var asked = 0; asked < 50; asked++)
            await AssertKnownAsync();
        Assert.Equal(1, service.Fetches);

        service.Status = HttpStatusCode.OK;
        clock.Advance(KeyRing.FloorWithoutKeys);
        await AssertKnownAsync("key-1");

        // A key that begins to be used now has not to wait for it.
        service.Ids = ["key-2"];
        Assert.NotNull((await ring.NewerAsync(await ring.CurrentAsync(CancellationToken.None), CancellationToken.None)).Find("key-2"));
    }

    [Fact]
    public async Task When_asking_for_an_unknown_key_fails_the_others_hold()
    {
        var known = await ring.CurrentAsync(CancellationToken.None);
        service.Status = HttpStatusCode.InternalServerError;
        Assert.Same(known, await ring.NewerAsync(known, CancellationToken.None));
        service.Status = HttpStatusCode.OK;
        service.Ids = [];
        clock.Advance(KeyRing.Floor);
        Assert.Same(known, await ring.NewerAsync(known, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_hangs_up_takes_no_keys_from_others()
    {
        var hold = service.Hold();
        using var hangsUp = new CancellationTokenSource();
        var first = ring.CurrentAsync(hangsUp.Token);
        await hangsUp.CancelAsync();
        hold.SetResult();
        Assert.Equal(1, (await first).Count);
        await AssertKnownAsync("key-1");
        Assert.Equal(1, service.Fetches);
    }

    private async Task AssertKnownAsync(params IReadOnlyList<string> ids)
    {
        var keys = await ring.CurrentAsync(CancellationToken.None);
        Assert.Equal(ids.Count, keys.Count);
        Assert.All(ids, id => Assert.NotNull(keys.Find(id)));
    }

    /// <summary>The two addresses without a network.</summary>
    private sealed class KeyService : HttpMessageHandler
    {
        private TaskCompletionSource? hold;

        public IReadOnlyList<string> Ids { get; set; } = ["key-1"];

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public int Fetches { get; private set; }

        public TaskCompletionSource Hold() => hold = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isMetadata = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal);
            if (isMetadata)
                Fetches++;
            if (hold is not null)
                await hold.Task;
            return new HttpResponseMessage(Status)
            {
                Content = new StringContent(isMetadata
                    ? """{"jwks_uri":"https://login.botframework.com/v1/.well-known/keys"}"""
                    : new JsonObject { ["keys"] = new JsonArray([.. Ids.Select(id => (Mint.Usual with { Id = id }).Jwk())]) }.ToJsonString()),
            };
        }
    }
}
