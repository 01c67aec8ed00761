using PeerCoachBot.Clocks;

namespace PeerCoachBot.Hosting;

/// <summary>Whose time the bot goes by: a test's, the tables', or the machine's.</summary>
internal static class Timekeeping
{
    /// <summary>Chooses the clock, or says why the one that is set cannot be read.</summary>
    public static async Task<(TimeProvider Clock, string? Fault)> ChooseAsync(BotOptions options)
    {
        if (options.TestingClock is not { } url)
            return (options.Tables is null ? TimeProvider.System : new StoreClock(TimeProvider.System), null);
        try
        {
            return (new TestingClock(await TestingClockFollower.AskAsync(url)), null);
        }
        catch (FormatException error)
        {
            return (TimeProvider.System, error.Message);
        }
    }

    public static IServiceCollection AddClock(this IServiceCollection services, TimeProvider clock, BotOptions options)
    {
        services.AddSingleton(clock);
        if (clock is TestingClock testing && options.TestingClock is { } url)
            services.AddHostedService(s => new TestingClockFollower(url, testing, s.GetRequiredService<ILogger<TestingClockFollower>>()));
        return services;
    }
}
