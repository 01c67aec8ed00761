namespace PeerCoachBot.Hosting;

/// <summary>Where the bot listens: ASP.NET's own settings, or this machine's port 3978.</summary>
internal static class Listening
{
    private const string Default = "http://localhost:3978";

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(Default);
    }

    public static void SayWhereItListens(this WebApplication app, string storedIn) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Urls)
            app.Logger.Listening(address, storedIn);
    });
}
