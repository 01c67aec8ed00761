using PeerCoachBot.Clocks;

namespace PeerCoachBot.Practice.Activities;

/// <summary>Tells the bot, once, of each conversation in which it is: at the start of a new room, and after a reset.</summary>
internal sealed class Introductions(LiveRoom room, BotLine bot, SkippingClock clock)
{
    public async Task TellAsync()
    {
        var seen = room.State;
        foreach (var chat in seen.Chats.Where(c => !c.IsIntroduced))
        {
            var installer = seen.PersonCalled(chat.Members[0])!;
            var writer = new ActivityWriter(seen, chat, null, installer, Device.Unknown, clock.GetUtcNow(), bot.ServiceUrl);
            var taken = true;
            foreach (var activity in writer.Introduction())
                taken &= await bot.DeliverAsync(activity);
            if (taken)
                await room.ChangeAsync(state => state.Tenant == seen.Tenant ? state.With(state.ChatCalled(chat.Key)! with { IsIntroduced = true }) : state);
        }
    }
}

/// <summary>Introduces the bot as soon as the server listens.</summary>
internal sealed class IntroductionsAtStart(Introductions introductions, IHostApplicationLifetime life) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = life.ApplicationStarted.Register(started.SetResult);
        await using var stopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
        await introductions.TellAsync();
    }
}
