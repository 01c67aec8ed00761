using PeerCoachBot.Clocks;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Activities;

/// <summary>Somebody, in a conversation, at a device.</summary>
internal sealed record Speaker(RoomState Room, Chat Chat, string? Thread, Persona Person, Device Device);

/// <summary>Shows in the room what somebody does, and takes to the bot what is for it.</summary>
internal sealed class Speaking(LiveRoom room, BotLine bot, SkippingClock clock)
{
    /// <summary>Somebody says something. In a shared conversation the bot hears it only where it is mentioned.</summary>
    /// <returns>The message as it is after the bot took it, or did not; null where the room was reset meanwhile.</returns>
    public async Task<Message?> SayAsync(Speaker by, string text)
    {
        var now = clock.GetUtcNow();
        var isHeard = !by.Chat.IsShared || new MessageText(text).HasMention;
        var said = await room.AddAsync(by.Room, by.Chat, id => new Message(id, by.Person.Key, now)
        {
            Thread = by.Thread,
            Text = text,
            Delivery = isHeard ? Delivery.OnItsWay : Delivery.None,
        }, now);
        if (said is null || !isHeard)
            return said;

        // A new post is the root of its own thread.
        var thread = by.Chat.Kind == Chat.Channel ? by.Thread ?? said.Id : null;
        var taken = await bot.DeliverAsync(Writer(by with { Thread = thread }, now).Message(said));
        var done = said with { Delivery = taken ? Delivery.Taken : Delivery.NotTaken };
        await room.ChangeAsync(state => state.Change(by.Chat.Key, said.Id, _ => done));
        return done;
    }

    /// <summary>Somebody joins the chat, or leaves it.</summary>
    public async Task MoveAsync(Speaker by, Persona who, bool isMember)
    {
        var isChanged = false;
        await room.ChangeAsync(state =>
        {
            var chat = state.ChatCalled(by.Chat.Key)!;
            isChanged = state.Tenant == by.Room.Tenant && chat.Members.Contains(who.Key) != isMember;
            IReadOnlyList<string> members = [.. state.People.Select(p => p.Key).Where(p => p == who.Key ? isMember : chat.Members.Contains(p))];
            return isChanged ? state.With(chat with { Members = members }) : state;
        });
        if (isChanged)
            await bot.DeliverAsync(Writer(by, clock.GetUtcNow()).MembersChanged(who, isMember));
    }

    public ActivityWriter Writer(Speaker by) => Writer(by, clock.GetUtcNow());

    private ActivityWriter Writer(Speaker by, DateTimeOffset now) =>
        new(by.Room, by.Chat, by.Thread, by.Person, by.Device, now, bot.ServiceUrl);
}
