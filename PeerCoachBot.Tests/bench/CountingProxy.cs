using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerCoachBot.Bench;

/// <summary>
/// The way to Azurite, on which requests and bytes are counted and nothing is changed. A request begins where the
/// client sends after the service has sent: neither side of ours sends ahead.
/// </summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri service;
    private readonly ConcurrentDictionary<string, long> requests = new();
    private long bytes;

    public CountingProxy(Uri service)
    {
        this.service = service;
        listener.Start();
        Accepting = AcceptAsync();
    }

    /// <summary>The account's address on this way.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}{service.AbsolutePath}");

    public long Bytes => Interlocked.Read(ref bytes);

    public long Requests => requests.Values.Sum();

    /// <summary>So many requests of each kind: its method, and the table or what else it names.</summary>
    public IReadOnlyDictionary<string, long> Kinds => new SortedDictionary<string, long>(requests.ToDictionary(kind => kind.Key, kind => kind.Value));

    private Task Accepting { get; }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new())
        {
            try
            {
                await server.ConnectAsync(service.Host, service.Port);
                client.NoDelay = server.NoDelay = true;
                Connection connection = new(this);
                await Task.WhenAny(
                    CopyAsync(client.GetStream(), server.GetStream(), connection.FromClient),
                    CopyAsync(server.GetStream(), client.GetStream(), connection.FromServer));
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // One side has gone; the other sees it.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Action<ReadOnlyMemory<byte>> look)
    {
        var chunk = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(chunk)) > 0;)
        {
            Interlocked.Add(ref bytes, read);
            look(chunk.AsMemory(0, read));
            await to.WriteAsync(chunk.AsMemory(0, read));
        }
    }

    private sealed class Connection(CountingProxy proxy)
    {
        private volatile bool isAnswered = true;

        public void FromServer(ReadOnlyMemory<byte> chunk) => isAnswered = true;

        public void FromClient(ReadOnlyMemory<byte> chunk)
        {
            if (!isAnswered)
                return;
            isAnswered = false;
            var line = Encoding.ASCII.GetString(chunk.Span[..Math.Max(0, chunk.Span.IndexOf((byte)'\r'))]).Split(' ');
            var what = line.Length > 1 ? line[1].Split('/')[^1].Split('(', '?')[0] : "?";
            proxy.requests.AddOrUpdate($"{line[0]} {what}", 1, (_, before) => before + 1);
        }
    }
}
