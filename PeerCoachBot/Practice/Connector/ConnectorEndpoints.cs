using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Clocks;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Connector;

/// <summary>The room as the bot sees it: the Bot Connector REST API, version 3, with Teams' ids and codes.</summary>
internal static class ConnectorEndpoints
{
    public const string Path = "/practice/connector";

    /// <summary>About 100 KB as UTF-16, which Teams allows a message, in the bytes of a body.</summary>
    private const int LargestBody = 200 * 1024;
    private const int LargestMessage = 50 * 1024;

    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var v3 = routes.MapGroup($"{Path}/v3/conversations").AddEndpointFilter(NotFromPagesAsync);
        v3.MapPost("", OpenAsync);
        v3.MapPost("{conversation}/activities", PostAsync);
        v3.MapPut("{conversation}/activities/{activity}", UpdateAsync);
        v3.MapDelete("{conversation}/activities/{activity}", DeleteAsync);
        v3.MapMembers();
    }

    /// <summary>Only the bot speaks to its connector, and a bot is no web page.</summary>
    private static async ValueTask<object?> NotFromPagesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.Origin.Count == 0
            ? await next(context)
            : ConnectorAnswer.Error(StatusCodes.Status403Forbidden, "Forbidden", "The connector serves no web pages.");

    /// <summary>Opens or finds somebody's 1:1 chat, or begins a thread in the channel.</summary>
    private static async Task<IResult> OpenAsync(HttpRequest request, LiveRoom room, SkippingClock clock)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, LargestBody);
        if (body is not { } json)
            return ConnectorAnswer.Refused(refusal);

        var seen = room.State;
        if (json.Part("channelData").Part("channel").Text("id") is { } channel)
            return await BeginThreadAsync(room, seen, channel, Outgoing.Read(json.Part("activity")), clock);
        if (json.Part("isGroup").ValueKind == JsonValueKind.True || json.Items("members").Count() != 1 || Tenant(json) is not { } tenant)
            return ConnectorAnswer.BadSyntax("Incorrect conversation creation parameters.");
        if (tenant != seen.Tenant || seen.PersonByAccount(json.Items("members").Single().Text("id") ?? "") is not { } person)
            return ConnectorAnswer.NoMember();

        var chat = seen.ChatWith(person);
        if (json.Part("activity").ValueKind == JsonValueKind.Object)
        {
            var activity = Outgoing.Read(json.Part("activity"));
            if (activity.Fault is { } fault)
                return ConnectorAnswer.BadSyntax(fault);
            await AddAsync(room, seen, chat, null, activity, clock);
        }

        return ConnectorAnswer.Id(chat.Id, StatusCodes.Status201Created);
    }

    private static async Task<IResult> BeginThreadAsync(LiveRoom room, RoomState seen, string channel, Outgoing activity, SkippingClock clock)
    {
        if (seen.Conversation(channel) is not { Chat: { Kind: Chat.Channel } chat, Thread: null })
            return ConnectorAnswer.NoConversation();
        if (activity.Fault is { } fault)
            return ConnectorAnswer.BadSyntax(fault);
        return (await AddAsync(room, seen, chat, null, activity, clock)) is [.., var message]
            ? ConnectorAnswer.Json(
                new JsonObject { ["id"] = $"{chat.Id};messageid={message.Id}", ["activityId"] = message.Id },
                StatusCodes.Status201Created)
            : ConnectorAnswer.NoConversation();
    }

    private static async Task<IResult> PostAsync(string conversation, HttpRequest request, LiveRoom room, SkippingClock clock)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, LargestBody);
        if (body is not { } json)
            return ConnectorAnswer.Refused(refusal);

        var seen = room.State;
        if (seen.Conversation(conversation) is not var (chat, thread))
            return ConnectorAnswer.NoConversation();
        if (json.Text("type") == "typing")
            return Results.StatusCode(StatusCodes.Status202Accepted);
        if (Fault(json, out var activity) is { } fault)
            return fault;
        if (activity.Files.Count > 0 && chat.Kind != Chat.Personal)
            return ConnectorAnswer.BadSyntax("Files are offered in personal chats only.");

        // Of a message that is divided, Teams tells no id.
        return await AddAsync(room, seen, chat, thread, activity, clock) switch
        {
            [var one] => ConnectorAnswer.Id(one.Id, StatusCodes.Status201Created),
            [] => ConnectorAnswer.NoConversation(),
            _ => Results.StatusCode(StatusCodes.Status202Accepted),
        };
    }

    private static async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request, LiveRoom room)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, LargestBody);
        if (body is not { } json)
            return ConnectorAnswer.Refused(refusal);
        if (Fault(json, out var outgoing) is { } fault)
            return fault;
        if (outgoing is { Text.Length: > 0, Cards.Count: > 0 })
            return ConnectorAnswer.BadSyntax("Multiple activities cannot replace one.");
        return await ChangeAsync(room, conversation, activity, old => old with
        {
            Text = outgoing.Text,
            Cards = outgoing.Cards,
            Summary = outgoing.Summary,
            Version = old.Version + 1,
        }) ?? ConnectorAnswer.Id(activity);
    }

    private static async Task<IResult> DeleteAsync(string conversation, string activity, LiveRoom room) =>
        await ChangeAsync(room, conversation, activity, old => old with
        {
            Text = "",
            Cards = [],
            Summary = null,
            IsDeleted = true,
            Version = old.Version + 1,
        }) ?? Results.Ok();

    /// <summary>Changes one of the bot's messages; says why that cannot be done, null where it was.</summary>
    private static async Task<IResult?> ChangeAsync(LiveRoom room, string conversation, string activity, Func<Message, Message> change)
    {
        IResult? fault = null;
        await room.ChangeAsync(state =>
        {
            if (state.Conversation(conversation) is not var (chat, _))
                fault = ConnectorAnswer.NoConversation();
            else if (chat.Find(activity) is not { IsDeleted: false } message)
                fault = ConnectorAnswer.NoActivity();
            else if (message.From != Message.Bot)
                fault = ConnectorAnswer.NotYours();
            else
                return state.Change(chat.Key, activity, change);
            return state;
        });
        return fault;
    }

    private static async Task<IReadOnlyList<Message>> AddAsync(
        LiveRoom room,
        RoomState seen,
        Chat chat,
        string? thread,
        Outgoing activity,
        SkippingClock clock)
    {
        List<Message> added = [];
        var now = clock.GetUtcNow();
        foreach (var make in activity.Messages(now, thread))
        {
            if (await room.AddAsync(seen, chat, make, now) is { } message)
                added.Add(message);
        }

        return added;
    }

    private static IResult? Fault(JsonElement json, out Outgoing activity)
    {
        activity = Outgoing.Read(json);
        if (json.Text("type") != "message")
            return ConnectorAnswer.BadSyntax("Only messages are shown.");
        if (activity.Fault is { } fault)
            return ConnectorAnswer.BadSyntax(fault);
        return json.GetRawText().Length > LargestMessage ? ConnectorAnswer.TooBig() : null;
    }

    private static string? Tenant(JsonElement json) =>
        json.Text("tenantId") ?? json.Part("channelData").Part("tenant").Text("id");
}
