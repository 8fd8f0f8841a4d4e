-- One note a request, each with an id of its own, about a delegate of the site. Told: token, first delegate, how many.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  token, first, many = args[1], tonumber(args[2]), tonumber(args[3])
  math.randomseed(os.time() * 1000 + number)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. token
end

function request()
  local id = string.gsub("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", "x", function()
    return string.format("%x", math.random(0, 15))
  end)
  local delegate = first + math.random(0, many - 1)
  local now = os.time() * 1000
  return wrk.format(nil, nil, nil, string.format(
    '{"id":"%s","delegate":%d,"says":"in_person","way":"list","at":%d}', id, delegate, now))
end

function done(summary, latency)
  io.write(string.format('{"requests":%d,"seconds":%f,"p99_ms":%f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(99) / 1000, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
