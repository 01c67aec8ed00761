using System.Text.Json;
using PeerCoachBot.Practice.Activities;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Page;

/// <summary>What the page asks for: JSON that says who does it, where, and at which device.</summary>
internal static class PageRequest
{
    private const int LargestBody = 64 * 1024;

    /// <summary>Reads a request's JSON, and carries it out.</summary>
    public static async Task<IResult> ReadAsync(HttpRequest request, Func<JsonElement, Task<IResult>> carryOut)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, LargestBody);
        return body is { } json ? await carryOut(json) : Refusal.Unread(refusal);
    }

    /// <summary>Who speaks where; or why that is nobody.</summary>
    public static (Speaker? Speaker, IResult? Refusal) Speaker(JsonElement json, RoomState room)
    {
        if (room.PersonCalled(json.Text("as")) is not { } person)
            return (null, Refusal.Unknown("person"));
        if (room.ChatCalled(json.Text("chat")) is not { } chat)
            return (null, Refusal.Unknown("chat"));
        if (!chat.Members.Contains(person.Key))
            return (null, Refusal.Of(StatusCodes.Status403Forbidden, "this person is not in this chat"));

        var thread = json.Text("thread");
        return thread is null || (chat.Kind == Chat.Channel && chat.Find(thread) is { Thread: null })
            ? (new Speaker(room, chat, thread, person, Device.Of(json.Text("locale"), json.Text("timeZone"))), null)
            : (null, Refusal.Unknown("thread"));
    }
}
