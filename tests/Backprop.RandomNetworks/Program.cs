using System.CommandLine;
using Backprop.RandomNetworks;

Option<int> networks = new("--networks") { Description = "How many random networks to check.", DefaultValueFactory = _ => 200 };
Option<int> seed = new("--seed") { Description = "The seed of the first network; the others follow.", DefaultValueFactory = _ => 1 };
Option<int> derivatives = new("--derivatives") { Description = "The most weights of a network whose derivative is compared.", DefaultValueFactory = _ => 400 };
Option<int> together = new("--together") { Description = "Networks that are compiled together.", DefaultValueFactory = _ => 40 };
Option<bool> show = new("--show") { Description = "Only print the declarations and the generated files of the networks." };
Option<bool> fingerprint = new("--fingerprint") { Description = "Only print a hash of all that the networks compute, to compare machines and settings." };
Option<int> threads = new("--threads") { Description = "Threads of the fingerprint.", DefaultValueFactory = _ => 1 };
Option<bool> speed = new("--generator-speed") { Description = "Only time the generator on a network of 100 layers." };

RootCommand command = new("Checks random networks: generated code against an interpreter, gradients against central differences.")
{
    networks, seed, derivatives, together, show, fingerprint, threads, speed,
};
command.SetAction(parsed =>
{
    if (parsed.GetValue(speed))
    {
        return GeneratorSpeed.Measure(Console.Out);
    }

    int first = parsed.GetValue(seed);
    int[] seeds = [.. Enumerable.Range(first, parsed.GetValue(networks))];
    if (parsed.GetValue(fingerprint))
    {
        return Fingerprint.Print(seeds, parsed.GetValue(threads), Console.Out);
    }

    return parsed.GetValue(show)
        ? Showing.Print(seeds, Console.Out)
        : Campaign.Run(seeds, parsed.GetValue(together), parsed.GetValue(derivatives), Console.Out);
});
return command.Parse(args).Invoke();
