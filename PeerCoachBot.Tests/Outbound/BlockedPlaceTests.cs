using System.Net;
using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>Where a connector says that there is no way, nothing more is sent; but no longer and no wider than that.</summary>
public sealed class BlockedPlaceTests : IDisposable
{
    private const string Channel = "19:general@thread.tacv2";
    private const string Here = "http://localhost:1/";
    private static readonly AggregateId Place = PlaceAggregate.OfConversation("t1", Channel);
    private static readonly OutgoingCard Card = new("{}", "A card");
    private readonly MemoryStore memory = new();
    private readonly FakeClock clock = new();
    private readonly List<string> calls = [];
    private readonly HttpClient http;
    private readonly World one;
    private readonly World two;
    private readonly TeamsMessenger messenger;

    /// <summary>How the connector answers what goes to a conversation.</summary>
    private readonly Dictionary<string, (HttpStatusCode Status, string Code)> faults = [];

    public BlockedPlaceTests()
    {
        http = new HttpClient(new Connector(this));
        one = new World(memory.As(new Replica("one", 1)), clock, others: [new PlaceAggregate()]);
        two = new World(memory.As(new Replica("two", 1)), clock, others: [new PlaceAggregate()]);
        messenger = new TeamsMessenger(
            new PlaceBook(one.Turns, clock),
            new ConnectorClient(new ConnectorLine(http, new ConnectorHosts(areTeams: false, areHere: true), clock)));
    }

    public void Dispose()
    {
        http.Dispose();
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task What_another_replica_has_heard_from_there_opens_the_way_here_as_well()
    {
        await HearAsync(one, "first");
        faults[Channel] = (HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        Assert.IsType<SendResult.Refused>(await PostAsync(Channel));
        faults.Clear();
        Assert.IsType<SendResult.Refused>(await PostAsync(Channel));
        Assert.Single(calls);

        await HearAsync(two, "somebody speaks");
        Assert.IsType<SendResult.Sent>(await PostAsync(Channel));
    }

    [Theory]
    [InlineData("ConversationNotFound", HttpStatusCode.NotFound, true)]
    [InlineData("BotNotInConversationRoster", HttpStatusCode.Forbidden, false)]
    public async Task A_thread_that_is_gone_says_nothing_of_its_channel_and_a_ban_from_it_does(string code, HttpStatusCode status, bool isOpen)
    {
        await HearAsync(one, "first");
        faults[$"{Channel};messageid=1"] = (status, code);
        Assert.IsType<SendResult.Refused>(await PostAsync($"{Channel};messageid=1"));
        Assert.Equal(isOpen, await PostAsync($"{Channel};messageid=2") is SendResult.Sent);
        Assert.Equal(isOpen, await PostAsync(Channel) is SendResult.Sent);
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_not_tried_again()
    {
        await HearAsync(one, "first");
        faults[Channel] = (HttpStatusCode.NotFound, "ConversationNotFound");
        Assert.IsType<SendResult.Refused>(await PostAsync(Channel));
        faults.Clear();
        Assert.IsType<SendResult.Refused>(await PostAsync(Channel));
        Assert.Single(calls);
    }

    /// <summary>An activity comes to a replica from the channel.</summary>
    private static Task<TurnResult> HearAsync(World replica, string id) =>
        replica.Turns.HandleAsync(new Turn(Place, $"heard/{id}", new PlaceEvent.Heard(Here, "28:bot", null, null)), default);

    /// <summary>The first replica posts a card.</summary>
    private Task<SendResult> PostAsync(string conversation) =>
        messenger.PostAsync(new Address.Shared(new Conversation("t1", conversation, ConversationKind.Channel)), Card, default);

    /// <summary>Takes every card but those to conversations with a fault.</summary>
    private sealed class Connector(BlockedPlaceTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var conversation = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath.Split('/')[^2]);
            test.calls.Add(conversation);
            var (status, body) = test.faults.TryGetValue(conversation, out var fault)
                ? (fault.Status, $$"""{ "error": { "code": "{{fault.Code}}" } }""")
                : (HttpStatusCode.Created, """{"id":"m1"}""");
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
